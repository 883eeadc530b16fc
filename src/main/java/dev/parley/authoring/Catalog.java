package dev.parley.authoring;

import dev.parley.flow.FlowId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every flow there is: served, in a file, or no more than a draft. Safe for any thread.
public final class Catalog {
    private final Releases releases;
    private final Drafts drafts;
    private final Site site;

    /// Of what is kept, what is worked on, and what lies in the folder.
    public Catalog(Releases releases, Drafts drafts, Site site) {
        this.releases = releases;
        this.drafts = drafts;
        this.site = site;
    }

    /// All flows, by name.
    public List<Listed> all() {
        Map<FlowId, Shelf> shelves =
                releases.all().stream().collect(Collectors.toMap(Shelf::flow, Function.identity()));
        Map<FlowId, Draft> working = drafts.all().stream()
                .collect(Collectors.toMap(draft -> draft.text().flow(), Function.identity()));
        TreeSet<String> names = new TreeSet<>();
        Stream.of(shelves.keySet(), working.keySet(), site.files())
                .flatMap(java.util.Collection::stream)
                .forEach(flow -> names.add(flow.value()));
        return names.stream()
                .map(FlowId::new)
                .map(flow ->
                        listed(flow, Optional.ofNullable(shelves.get(flow)), Optional.ofNullable(working.get(flow))))
                .toList();
    }

    /// One flow; empty if there is nothing of that name.
    public Optional<Listed> find(FlowId flow) {
        Listed listed = listed(flow, releases.find(flow), drafts.find(flow));
        boolean isKnown = listed.shelf().isPresent()
                || listed.draft().isPresent()
                || site.files().contains(flow);
        return Optional.of(listed).filter(one -> isKnown);
    }

    private Listed listed(FlowId flow, Optional<Shelf> shelf, Optional<Draft> draft) {
        return new Listed(flow, shelf, draft, shelf.map(it -> it.standing(site.file(flow))));
    }
}
