package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.Heard;
import dev.parley.channel.ReplyBody;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

/// The buttons on alerts: they act on the case, and the alert shows who did. Any member of the workspace who sees the
/// channel may press them; people of other companies, with which it is shared, may not. Safe for any thread.
final class Alerts {
    private static final Heard NO_CASE = new Heard.Unreadable("the button names no case");

    private final AlertDesk desk;
    private final Retouch retouch;
    private final Executor later;

    /// @param later runs what changes nothing of ours, so that Slack need not wait for it
    Alerts(AlertDesk desk, Retouch retouch, Executor later) {
        this.desk = desk;
        this.retouch = retouch;
        this.later = later;
    }

    /// Somebody pressed a button that does something at once.
    Heard hear(Tap tap, AlertDesk.Deed deed) {
        String id = String.join("", tap.values());
        return id.isEmpty() ? NO_CASE : new Heard.Errand(lane(id), () -> press(tap, deed, id));
    }

    /// Somebody wants to close a case, and is asked for the cause.
    Heard closing(Tap tap) {
        String id = String.join("", tap.values());
        if (id.isEmpty()) {
            return NO_CASE;
        }
        later.execute(() -> open(tap, id));
        return new Heard.AtOnce(ReplyBody.EMPTY);
    }

    /// Somebody filled in why a case is closed.
    Heard closed(JsonNode payload) {
        return Closing.of(payload)
                .<Heard>map(filled -> new Heard.Errand(lane(filled.id()), () -> close(filled)))
                .orElseGet(() -> new Heard.Unreadable("the form names no user or no case"));
    }

    private static String lane(String id) {
        return "case " + id;
    }

    private ReplyBody press(Tap tap, AlertDesk.Deed deed, String id) {
        if (tap.known().stranger()) {
            whisper(tap, "alert.stranger");
        } else if (!isDone(tap, deed, id)) {
            whisper(tap, "alert.gone");
        }
        return ReplyBody.EMPTY;
    }

    private void open(Tap tap, String id) {
        if (tap.known().stranger()) {
            whisper(tap, "alert.stranger");
        } else if (!retouch.open(tap, ClosingForm.of(tap, id, desk.causes()))) {
            whisper(tap, "alert.again");
        }
    }

    /// What cannot be done is said in the form, so that nobody loses what they wrote.
    private ReplyBody close(Closing filled) {
        if (isDone(filled.tap(), filled.deed(), filled.id())) {
            return ReplyBody.EMPTY;
        }
        return Modals.refused(ClosingForm.CAUSE, words(filled.tap()).get("alert.gone"));
    }

    private boolean isDone(Tap tap, AlertDesk.Deed deed, String id) {
        Optional<Instant> until = desk.carryOut(deed, id, tap.known().name());
        until.ifPresent(time -> {
            Alert alert = new Alert(tap.place().text(), desk.link(id), id, Alert.language(tap));
            later.execute(() -> retouch.show(tap, alert.after(deed, tap.by().user(), time)));
        });
        return until.isPresent();
    }

    private void whisper(Tap tap, String word) {
        retouch.whisper(tap, words(tap).get(word));
    }

    private static Words words(Tap tap) {
        return Words.of(Alert.language(tap));
    }
}
