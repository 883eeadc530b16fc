package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.contact.ContactId;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.ContactReader;
import dev.parley.contact.Fault;
import dev.parley.flow.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.List;

/// Reads bodies that tell about people or about what happened to them. Safe for any thread.
final class ContactInput {
    private ContactInput() {}

    /// A contact from a body of JSON.
    ///
    /// @throws ProblemException with everything that is wrong
    static ContactPatch patch(byte[] body, Instant now) {
        return patch(object(body), now);
    }

    /// What a body of JSON tells about the contact of that id.
    ///
    /// @throws ProblemException with everything that is wrong
    static ContactPatch patch(byte[] body, ContactId id, Instant now) {
        return patch(object(body).with("id", Value.of(id.value())), now);
    }

    private static ContactPatch patch(Value.Fields fields, Instant now) {
        return switch (ContactReader.read(fields, now)) {
            case ContactReader.Read.Good good -> good.patch();
            case ContactReader.Read.Bad bad -> throw new ProblemException(Problem.badInput(faults(bad.faults(), "")));
        };
    }

    private static Value.Fields object(byte[] body) {
        if (json(body) instanceof Value.Fields fields) {
            return fields;
        }
        throw new ProblemException(Problem.badInput(List.of(new Problem.Fault("", "must be an object"))));
    }

    /// A body's JSON.
    ///
    /// @throws ProblemException if it is none
    static Value json(byte[] body) {
        return switch (JsonValues.read(text(body))) {
            case JsonValues.Read.Good good -> good.value();
            case JsonValues.Read.Bad bad ->
                throw new ProblemException(Problem.of(400, "bad-json", "The body " + bad.why() + "."));
        };
    }

    /// A body's text.
    ///
    /// @throws ProblemException if it is no UTF-8
    static String text(byte[] body) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.of(400, "bad-json", "The body is not written in UTF-8."));
        }
    }

    /// Faults as the API tells them, below a pointer.
    static List<Problem.Fault> faults(List<Fault> faults, String below) {
        return faults.stream()
                .map(fault -> new Problem.Fault(below + fault.pointer(), fault.message()))
                .toList();
    }
}
