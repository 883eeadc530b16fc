package dev.parley.web;

import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import dev.parley.contact.OptOuts;
import dev.parley.flow.Medium;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// A contact as the API shows it: what it shows may be sent back as it is.
final class ContactJson {
    private ContactJson() {}

    static JsonObject of(Contact contact) {
        Contact.Person person = contact.person();
        JsonObject json = new JsonObject().put("id", contact.id().value());
        put(json, "externalId", person.externalId());
        put(json, "name", person.name());
        put(json, "language", person.language().map(Object::toString).orElse(""));
        put(json, "zone", person.zone().map(Object::toString).orElse(""));
        json.put("addresses", addresses(contact));
        json.put("attributes", ValueJson.of(person.attributes()));
        json.put("consents", consents(contact));
        json.put("preferences", preferences(contact));
        json.put("optOuts", optOuts(contact));
        contact.reach()
                .optOuts()
                .standing()
                .ifPresent(stop -> json.put("optedOut", entry(stop).put("out", true)));
        return json.put("createdAt", contact.journal().createdAt().toString())
                .put("changedAt", contact.journal().changedAt().toString());
    }

    private static JsonObject addresses(Contact contact) {
        JsonObject json = new JsonObject();
        for (Medium medium : Medium.values()) {
            JsonArray list = new JsonArray();
            contact.reach().addresses().stream()
                    .filter(address -> address.medium() == medium)
                    .map(Address::value)
                    .forEach(list::add);
            if (!list.isEmpty()) {
                json.put(medium.word(), list);
            }
        }
        return json;
    }

    private static JsonObject consents(Contact contact) {
        JsonObject json = new JsonObject();
        contact.reach()
                .consents()
                .forEach((medium, consent) -> json.put(
                        medium.word(),
                        new JsonObject()
                                .put("given", consent.given())
                                .put("at", consent.at().toString())
                                .put("proof", consent.proof())));
        return json;
    }

    private static JsonObject preferences(Contact contact) {
        JsonObject json = new JsonObject();
        contact.reach().preferences().channel().ifPresent(medium -> json.put("channel", medium.word()));
        contact.reach().preferences().pausedUntil().ifPresent(at -> json.put("pausedUntil", at.toString()));
        contact.reach().preferences().hour().ifPresent(time -> json.put("hour", time.toString()));
        return json;
    }

    private static JsonArray optOuts(Contact contact) {
        JsonArray json = new JsonArray();
        contact.reach().optOuts().entries().forEach(one -> json.add(entry(one).put("out", one.out())));
        return json;
    }

    private static JsonObject entry(OptOuts.Entry entry) {
        return new JsonObject()
                .put("channel", entry.medium().word())
                .put("at", entry.at().toString())
                .put("proof", entry.proof());
    }

    private static void put(JsonObject json, String name, String text) {
        if (!text.isEmpty()) {
            json.put(name, text);
        }
    }
}
