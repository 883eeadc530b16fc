package dev.parley.contact;

/// What is wrong with one part of the input.
///
/// @param pointer a JSON pointer (RFC 6901) from where the contact begins: `/addresses/sms`
/// @param message what it should be, in words for people
public record Fault(String pointer, String message) {}
