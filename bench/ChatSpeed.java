package bench;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/// Visitors of the web chat who each answer as soon as the question is there, each conversation as somebody new, on a
/// fresh server with its durable store: turns a second, processor time of the server and waiting times. To open the
/// conversation is a turn: its first question is stored as the later ones are.
///
///     ./parley build
///     java bench/ChatSpeed.java [VISITORS, default 32] [SECONDS, default 20]
///
/// What can be set: see {@link Rush} and {@link Served}.
public class ChatSpeed {
    static final List<String> ANSWERS =
            List.of("\"value\":9", "\"text\":\"The people in the shop were kind\"", "\"value\":\"yes\"");

    public static void main(String[] args) throws Exception {
        int visitors = args.length > 0 ? Integer.parseInt(args[0]) : 32;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        try (Served server = Served.start(Map.of("PARLEY_CHAT_RATE", "0"))) {
            new Rush().run(server, visitors, seconds, person -> {
                try (Line line = new Line(server.address())) {
                    visit(line, person);
                }
            });
        }
    }

    static void visit(Line line, Rush.Person person) throws IOException {
        while (person.goesOn()) {
            person.begins();
            Session session = Session.open(line);
            person.ends();
            for (int i = 0; i < ANSWERS.size() && person.goesOn(); i++) {
                person.begins();
                session = session.says(line, i, ANSWERS.get(i));
                person.ends();
            }
        }
    }

    /// One conversation, as its page knows it.
    record Session(String id, String token, String cursor) {
        static Session open(Line line) throws IOException {
            String told = line.post("/webhooks/chat/bench/sessions", "", "{\"language\":\"en\"}");
            return new Session(field(told, "session"), field(told, "token"), field(told, "cursor"));
        }

        String path() {
            return "/webhooks/chat/sessions/" + id;
        }

        String bearer() {
            return "Authorization: Bearer " + token + "\r\n";
        }

        Session says(Line line, int number, String what) throws IOException {
            String told = line.post(path() + "/messages", bearer(),
                    "{\"clientId\":\"" + number + "\",\"after\":\"" + cursor + "\"," + what + "}");
            return new Session(id, token, field(told, "cursor"));
        }

        private static String field(String json, String name) {
            int from = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
            return json.substring(from, json.indexOf('"', from));
        }
    }
}
