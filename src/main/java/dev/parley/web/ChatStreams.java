package dev.parley.web;

import dev.parley.channel.webchat.Visit;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.Shown;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/// The open streams of server-sent events (WHATWG HTML, 9.2). What changes on this node is told at once; what another
/// node changes is found by looking, or told by it. A stream holds no messages: whatever it tells is read from the
/// store, so that any
/// node can take it up again.
///
/// {@link #changed} and {@link #changedElsewhere} are safe for any thread, all else belongs to the event loop.
public final class ChatStreams {
    /// More would leave no connection for those who answer.
    static final int MAX_STREAMS = 1_600;
    /// One conversation open in so many windows and devices; the oldest goes first.
    static final int MAX_A_LANE = 8;
    /// Proxies close what is silent for a minute or less.
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Vertx vertx;
    private final Work work;
    private final BiFunction<LaneId, Boolean, Shown> show;
    private final ChatJson json;
    private final Map<LaneId, Deque<ChatStream>> open = new ConcurrentHashMap<>();
    private volatile Context eventLoop;
    private int count;
    private boolean ending;

    /// @param show what stands on a line; blocks; with `true` as it is stored now
    /// @param json how it is told
    public ChatStreams(Vertx vertx, Work work, BiFunction<LaneId, Boolean, Shown> show, ChatJson json) {
        this.vertx = vertx;
        this.work = work;
        this.show = show;
        this.json = json;
        eventLoop = vertx.getOrCreateContext();
    }

    /// Begins to keep streams alive.
    ///
    /// @param lookMillis how often to look what other nodes changed; 0 if there are none
    public void start(long lookMillis) {
        vertx.setPeriodic(HEARTBEAT_MILLIS, timer -> eventLoop.runOnContext(here -> all().forEach(ChatStream::beat)));
        if (lookMillis > 0) {
            vertx.setPeriodic(
                    lookMillis,
                    timer -> eventLoop.runOnContext(here -> open.keySet().forEach(lane -> look(lane, true))));
        }
    }

    /// How many are open.
    public int count() {
        return count;
    }

    /// Whether one more is too many.
    boolean isFull() {
        return ending || count >= MAX_STREAMS;
    }

    /// Opens a stream: tells what stands behind the cursor, then what comes, as far as the visit may see it.
    ///
    /// @param after the cursor its reader has, "" for none
    void open(Visit visit, HttpServerResponse response, String after) {
        LaneId lane = new LaneId(visit.session());
        eventLoop = vertx.getOrCreateContext();
        EventStream events = new EventStream(response);
        ChatStream stream = new ChatStream(events, visit, after);
        Deque<ChatStream> others = open.computeIfAbsent(lane, fresh -> new ArrayDeque<>(1));
        others.add(stream);
        count++;
        if (others.size() > MAX_A_LANE) {
            others.getFirst().end();
        }
        events.begin(() -> eventLoop.runOnContext(here -> remove(lane, stream)));
        look(lane, true);
    }

    /// A line was changed on this node.
    public void changed(LaneId lane) {
        if (open.containsKey(lane)) {
            look(lane, false);
        }
    }

    /// A line was changed on another node, so that what this one remembers will not do.
    public void changedElsewhere(LaneId lane) {
        if (open.containsKey(lane)) {
            look(lane, true);
        }
    }

    /// Ends all streams; their readers come again, to another node or later.
    public void end() {
        eventLoop.runOnContext(here -> {
            ending = true;
            all().forEach(ChatStream::end);
        });
    }

    private void look(LaneId lane, boolean fresh) {
        work.run(() -> show.apply(lane, fresh)).onSuccess(shown -> eventLoop.runOnContext(here -> tell(lane, shown)));
    }

    private void tell(LaneId lane, Shown shown) {
        Deque<ChatStream> streams = open.get(lane);
        if (streams != null) {
            List.copyOf(streams).forEach(stream -> stream.tell(shown, json));
        }
    }

    private void remove(LaneId lane, ChatStream stream) {
        Deque<ChatStream> streams = open.get(lane);
        if (streams != null && streams.remove(stream)) {
            count--;
            if (streams.isEmpty()) {
                open.remove(lane);
            }
        }
    }

    private List<ChatStream> all() {
        List<ChatStream> all = new ArrayList<>(count);
        open.values().forEach(all::addAll);
        return all;
    }
}
