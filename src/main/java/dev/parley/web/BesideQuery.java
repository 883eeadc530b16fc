package dev.parley.web;

import dev.parley.results.Group;
import dev.parley.results.Wanted;
import java.util.List;

/// Reads which groups are to be laid beside one another: `compare=store:North&compare=store:South`.
final class BesideQuery {
    private static final String NAME = "compare";

    private BesideQuery() {}

    /// The groups; none if a fault was found in them.
    ///
    /// @param fields those by which this flow's results are split
    static List<Group> read(Query query, List<String> given, List<String> fields) {
        List<Group> groups = given.stream()
                .flatMap(text -> ResultQuery.segment(query, NAME, text).stream())
                .map(it -> new Group(ResultQuery.known(query, NAME, it.getKey(), fields), it.getValue()))
                .distinct()
                .toList();
        if (groups.isEmpty()) {
            return groups;
        }
        boolean isOneField = groups.stream().map(Group::field).distinct().count() == 1;
        boolean isSome = groups.size() > 1 && groups.size() <= Wanted.BESIDE_AT_MOST;
        if (!isOneField || !isSome) {
            query.fault(NAME, "names 2 to " + Wanted.BESIDE_AT_MOST + " groups of one field");
            return List.of();
        }
        return groups;
    }
}
