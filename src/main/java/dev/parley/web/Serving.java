package dev.parley.web;

import dev.parley.kit.Ids;
import dev.parley.kit.KeptAnswers;
import dev.parley.kit.Work;
import java.time.InstantSource;

/// What paths of the API work with that write.
///
/// @param tokens who may come in
/// @param work where the store is asked
/// @param answers where answers to requests with an `Idempotency-Key` are kept
/// @param clock tells when something is done
/// @param ids names what is new
public record Serving(ApiTokens tokens, Work work, KeptAnswers answers, InstantSource clock, Ids ids) {}
