package dev.parley.study;

import dev.parley.conversation.Conversation;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.StoreUnavailable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/// Takes in what was said in anonymous surveys and lets it out when enough others have said something. Broken off
/// anywhere, what was taken in is neither lost nor let out twice. Safe for any thread; blocks while the store works.
public final class Study {
    /// A minute's conversations of a large company may end on all nodes at once.
    private static final int ATTEMPTS = 50;

    private static final int ID_BYTES = 16;

    private final Flows flows;
    private final StudyStore store;
    private final InstantSource clock;
    private final Random random;

    /// @param random makes ids and orders that nobody can foresee
    public Study(Flows flows, StudyStore store, InstantSource clock, Random random) {
        this.flows = flows;
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /// Takes in what was said in a conversation that has ended. The same again changes nothing.
    public void handIn(LaneId lane, Conversation ended) {
        Flow flow = flows.revision(ended.origin().revision())
                .orElseThrow(() -> new IllegalStateException(
                        "revision " + ended.origin().revision() + " of conversation " + ended.id() + " is gone"));
        List<Slip> slips = Slips.of(flow, ended, lane, today());
        if (!slips.isEmpty()) {
            change(flow.id(), pool -> pool.with(ended.id().value(), slips, random));
        }
    }

    /// Keeps a reply to a comment.
    ///
    /// @return where its writer is told; empty if there is no such comment, or nobody may reply to it any more
    public Optional<Entry.WayBack> reply(String comment, String text) {
        Optional<Entry> entry =
                store.entry(comment).filter(one -> one.talk().wayBack().isPresent());
        entry.ifPresent(one -> add(one, new Entry.Remark(false, text)));
        return entry.flatMap(one -> one.talk().wayBack());
    }

    /// Keeps what the writer of a comment said more. The same again is kept once.
    ///
    /// @return the lines that are to be written as the writer's is, so that it is not seen whose that was
    public List<LaneId> remark(String comment, String text) {
        Optional<Entry> entry = store.entry(comment);
        entry.ifPresent(one -> add(one, new Entry.Remark(true, text)));
        return entry.flatMap(one -> one.talk().wayBack())
                .map(Entry.WayBack::others)
                .orElse(List.of());
    }

    private void add(Entry entry, Entry.Remark remark) {
        if (!entry.talk().endsWith(remark)) {
            store.add(entry.id(), remark);
        }
    }

    /// Lets out what has waited for long enough, ends what was broken off, and forgets who wrote comments that nobody
    /// may reply to any more.
    ///
    /// @return how many pools were looked at
    public int sweep() {
        List<FlowId> pools = store.pools();
        pools.forEach(flow -> change(flow, UnaryOperator.identity()));
        store.forgetWriters(today());
        return pools.size();
    }

    /// One change of a pool at a time on this node; other nodes are found out by the version.
    private synchronized void change(FlowId flow, UnaryOperator<Pool> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StudyStore.Kept kept = finished(flow);
            Pool next = change.apply(kept.pool())
                    .releasing((slip, release, crowd) -> slip.out(id(), flow, release, crowd), today(), random);
            boolean isSame = next.leaving().isEmpty()
                    && next.waiting().size() == kept.pool().waiting().size();
            if (isSame || store.keep(flow, new StudyStore.Kept(kept.version() + 1, next))) {
                finished(flow);
                return;
            }
        }
        throw new StoreUnavailable("what waits of " + flow + " was changed by others " + ATTEMPTS + " times");
    }

    /// The pool, once nothing in it is on its way out any more.
    private StudyStore.Kept finished(FlowId flow) {
        StudyStore.Kept kept = store.pool(flow).orElse(StudyStore.Kept.NEW);
        if (kept.pool().leaving().isEmpty()) {
            return kept;
        }
        store.letOut(kept.pool().leaving());
        StudyStore.Kept left =
                new StudyStore.Kept(kept.version() + 1, kept.pool().left());
        return store.keep(flow, left) ? left : finished(flow);
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
