package dev.parley.flow;

/// What is known beside the answers: the contact's fields, the fields of the event that started the conversation, and
/// its variables.
public record Facts(Value.Fields contact, Value.Fields event, Value.Fields vars) {
    /// Nothing is known.
    public static final Facts NONE = new Facts(Value.Fields.NONE, Value.Fields.NONE, Value.Fields.NONE);

    /// The same with other contact fields.
    public Facts withContact(Value.Fields other) {
        return new Facts(other, event, vars);
    }

    /// The same with other variables.
    public Facts withVars(Value.Fields other) {
        return new Facts(contact, event, other);
    }
}
