package dev.parley.contact;

import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody tells about a person: what is there replaces what was known, what is not there leaves it.
///
/// @param attributes each replaces the one of its name; {@link Value.Missing} takes it away
public record ContactPatch(Keys keys, About about, Map<String, Value> attributes, Permissions permissions) {
    /// Who is meant.
    ///
    /// @param id ours, or ""; if we never gave it, it is taken as theirs
    /// @param externalId theirs, or ""
    /// @param addresses go before those known
    public record Keys(String id, String externalId, List<Address> addresses) {
        public Keys {
            addresses = List.copyOf(addresses);
        }

        /// Whether it names anybody.
        public boolean isEmpty() {
            return id.isEmpty() && externalId.isEmpty() && addresses.isEmpty();
        }
    }

    /// Who they are.
    public record About(Optional<String> name, Optional<Language> language, Optional<ZoneId> zone) {}

    /// What they allow and forbid.
    public record Permissions(
            Map<Medium, Consent> consents, Optional<Preferences> preferences, List<OptOuts.Entry> entries) {
        public Permissions {
            consents = Map.copyOf(consents);
            entries = List.copyOf(entries);
        }
    }

    public ContactPatch {
        attributes = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(attributes));
    }

    /// The same for a person named otherwise.
    ContactPatch with(Keys other) {
        return new ContactPatch(other, about, attributes, permissions);
    }

    /// A person known by nothing but an address.
    public static ContactPatch of(Address address) {
        return new ContactPatch(
                new Keys("", "", List.of(address)),
                new About(Optional.empty(), Optional.empty(), Optional.empty()),
                Map.of(),
                new Permissions(Map.of(), Optional.empty(), List.of()));
    }
}
