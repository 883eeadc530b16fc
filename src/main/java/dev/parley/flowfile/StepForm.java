package dev.parley.flowfile;

import dev.parley.flow.StepId;

/// One step as written.
///
/// @param id its id when the flow runs
/// @param written its id in this file, under which it is translated
/// @param place what its inner steps are named after
record StepForm(Verb verb, Form form, StepId id, String written, String place) {
    /// The place of a list of steps inside of it.
    String inner(String key) {
        return place + "." + Places.part(key);
    }
}
