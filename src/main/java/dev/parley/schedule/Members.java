package dev.parley.schedule;

import dev.parley.contact.Contact;
import dev.parley.flow.Trigger.Audience;
import java.util.function.Consumer;

/// People whom we learn of from elsewhere: the members of a Slack channel. Safe for any thread; may take minutes.
@FunctionalInterface
public interface Members {
    /// Nobody can be learnt of.
    Members NONE = (audience, consumer) -> {
        throw new Unknown("no Slack workspace is set up (SLACK_BOT_TOKEN)");
    };

    /// Gives everybody who belongs to an audience now, each as a contact that is kept.
    ///
    /// @throws Unknown if that cannot be found out now; some may have been given
    void each(Audience.Slack audience, Consumer<Contact> consumer);

    /// Who belongs to an audience cannot be found out now.
    final class Unknown extends IllegalStateException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        /// @param why for the operator, without personal data
        public Unknown(String why) {
            super(why);
        }
    }
}
