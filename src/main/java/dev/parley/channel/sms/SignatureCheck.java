package dev.parley.channel.sms;

import dev.parley.kit.Form;

/// Decides whether a form comes from Twilio. Safe for any thread.
@FunctionalInterface
public interface SignatureCheck {
    /// Takes every form. Only for a server that listens on loopback, which the settings hold.
    SignatureCheck OFF = (target, fields, signature) -> true;

    /// Whether the form was signed with our token.
    ///
    /// @param target the request's path and query, not decoded
    /// @param signature the header `X-Twilio-Signature`, "" if there is none
    boolean accepts(String target, Form.Fields fields, String signature);
}
