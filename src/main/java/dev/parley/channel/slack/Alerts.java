package dev.parley.channel.slack;

import dev.parley.channel.Heard;
import dev.parley.channel.ReplyBody;
import java.time.Instant;
import java.util.Optional;

/// The buttons on alerts: they act on the case, and the alert shows who did. Any member of the workspace who sees the
/// channel may press them; people of other companies, with which it is shared, may not. Safe for any thread.
final class Alerts {
    private final AlertDesk desk;
    private final Retouch retouch;

    Alerts(AlertDesk desk, Retouch retouch) {
        this.desk = desk;
        this.retouch = retouch;
    }

    Heard hear(Tap tap, AlertDesk.Deed deed) {
        String id = String.join("", tap.values());
        return id.isEmpty()
                ? new Heard.Unreadable("the button names no case")
                : new Heard.Errand("case " + id, () -> press(tap, deed, id));
    }

    private ReplyBody press(Tap tap, AlertDesk.Deed deed, String id) {
        if (tap.known().stranger()) {
            retouch.whisper(tap, "Only people of the workspace that has installed Parley can do that.");
            return ReplyBody.EMPTY;
        }
        Optional<Instant> until = desk.carryOut(deed, id, tap.known().name());
        if (until.isEmpty()) {
            retouch.whisper(tap, "There is no such case any more: the person was erased, or their conversation.");
        } else {
            Alert alert = new Alert(tap.place().text(), desk.link(id), id);
            retouch.show(tap, alert.after(deed, tap.by().user(), until.get()));
        }
        return ReplyBody.EMPTY;
    }
}
