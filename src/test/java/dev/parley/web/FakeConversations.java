package dev.parley.web;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Conversations;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Conversations in a list. Safe for any thread.
record FakeConversations(List<Conversation> all) implements Conversations {
    @Override
    public Optional<Conversation> find(ConversationId id) {
        return all.stream().filter(it -> it.id().equals(id)).findFirst();
    }

    @Override
    public Page page(Query query) {
        List<Conversation> found = matching(query.filter())
                .sorted(Comparator.comparing(FakeConversations::startedAt).reversed())
                .filter(it -> query.after()
                        .map(after -> startedAt(it).isBefore(after.startedAt()))
                        .orElse(true))
                .toList();
        List<Conversation> items = found.stream().limit(query.limit()).toList();
        return new Page(
                items,
                found.size() > items.size()
                        ? Optional.of(new Cursor(
                                startedAt(items.getLast()), items.getLast().id()))
                        : Optional.empty());
    }

    @Override
    public List<Conversation> running(FlowId flow, int limit) {
        Filter filter = new Filter(Optional.of(flow), Optional.of("open"), Optional.empty(), Optional.empty());
        return matching(filter).limit(limit).toList();
    }

    private Stream<Conversation> matching(Filter filter) {
        return all.stream()
                .filter(it ->
                        filter.flow().map(it.origin().revision().flow()::equals).orElse(true))
                .filter(it -> filter.status().map(it.status().word()::equals).orElse(true))
                .filter(it -> filter.channel()
                        .map(it.origin().voice().medium()::equals)
                        .orElse(true))
                .filter(it -> filter.since()
                        .map(since -> !startedAt(it).isBefore(since))
                        .orElse(true))
                .filter(it -> filter.until().map(startedAt(it)::isBefore).orElse(true));
    }

    private static Instant startedAt(Conversation conversation) {
        return conversation.origin().startedAt();
    }
}
