package dev.parley.authoring;

import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How many SMS segments each way through a flow takes, in each language, if every question is answered the first time
/// it is asked: without reminders and without asking again. One thread, once.
public final class TextPaths {
    /// More ways than anybody reads; the dearest are looked for first.
    public static final int MOST = 40;

    private final Flow flow;
    private final Map<StepId, Integer> dearest = new HashMap<>();
    private final List<Path> paths = new ArrayList<>();
    private boolean more;

    private TextPaths(Flow flow) {
        this.flow = flow;
    }

    /// One way through.
    ///
    /// @param choices what led along it, in order: `recommend: 0-6`
    /// @param replies how many messages the person sends
    /// @param segments by language
    public record Path(List<String> choices, int replies, Map<Language, Integer> segments) {
        public Path {
            choices = List.copyOf(choices);
            segments = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(segments));
        }

        private Path then(String choice) {
            List<String> longer = new ArrayList<>(choices);
            longer.add(choice);
            return choice.isEmpty() ? this : new Path(longer, replies, segments);
        }

        private Path with(int moreReplies, Map<Language, Integer> own) {
            Map<Language, Integer> sum = new LinkedHashMap<>(segments);
            own.forEach((language, count) -> sum.merge(language, count, Integer::sum));
            return new Path(choices, replies + moreReplies, sum);
        }
    }

    /// The ways, the dearest first.
    ///
    /// @param more whether there are others
    public record Ways(List<Path> paths, boolean more) {
        public Ways {
            paths = List.copyOf(paths);
        }
    }

    /// Of a flow; none if it is never sent by SMS.
    public static Ways of(Flow flow) {
        TextPaths all = new TextPaths(flow);
        if (TextCosts.areSent(flow)) {
            all.walk(flow.program().first(), new Path(List.of(), 0, Map.of()), Set.of());
        }
        Language own = flow.about().language();
        all.paths.sort(Comparator.comparingInt((Path path) -> path.segments().getOrDefault(own, 0))
                .reversed());
        return new Ways(all.paths, all.more);
    }

    private void walk(Optional<StepId> at, Path path, Set<StepId> been) {
        Optional<Step> step = at.filter(id -> !been.contains(id)).flatMap(flow.program()::find);
        if (paths.size() >= MOST) {
            more = true;
        } else if (step.isEmpty()) {
            paths.add(at.map(again -> path.then("again from " + again)).orElse(path));
        } else {
            Set<StepId> now = new HashSet<>(been);
            now.add(step.get().id());
            Path said = path.with(replies(step.get()), segments(step.get()));
            Fork.of(flow.program(), step.get()).ways().stream()
                    .sorted(Comparator.comparingInt((Fork.Way way) -> dearest(way.to()))
                            .reversed())
                    .forEach(way -> walk(way.to(), said.then(way.name()), now));
        }
    }

    /// The segments of the dearest way from a step in the flow's own language; a way back counts nothing.
    private int dearest(Optional<StepId> from) {
        Optional<Step> step = from.flatMap(flow.program()::find);
        if (step.isEmpty()) {
            return 0;
        }
        StepId id = step.get().id();
        Integer known = dearest.putIfAbsent(id, 0);
        if (known != null) {
            return known;
        }
        int most = Fork.of(flow.program(), step.get()).ways().stream()
                .mapToInt(way -> dearest(way.to()))
                .max()
                .orElse(0);
        int sum = most + segments(step.get()).getOrDefault(flow.about().language(), 0);
        dearest.put(id, sum);
        return sum;
    }

    private static int replies(Step step) {
        return step instanceof Step.Rotate rotate ? rotate.take() : step instanceof Step.Ask ? 1 : 0;
    }

    private Map<Language, Integer> segments(Step step) {
        return step instanceof Step.Rotate rotate ? rotated(rotate) : own(step);
    }

    /// Of the steps that a rotation may take, the dearest.
    private Map<Language, Integer> rotated(Step.Rotate rotate) {
        Map<Language, Integer> sum = new LinkedHashMap<>();
        for (Language language : flow.about().languages()) {
            int most = rotate.steps().stream()
                    .map(step -> own(step).getOrDefault(language, 0))
                    .sorted(Comparator.reverseOrder())
                    .limit(rotate.take())
                    .mapToInt(Integer::intValue)
                    .sum();
            sum.put(language, most);
        }
        return sum;
    }

    private Map<Language, Integer> own(Step step) {
        Map<Language, Integer> own = new LinkedHashMap<>();
        Said.at(step, "", Optional.empty())
                .filter(said -> said.wording().isPresent())
                .ifPresent(said -> flow.about()
                        .languages()
                        .forEach(language -> own.put(
                                language,
                                TextCosts.segments(flow, said, language).count())));
        return own;
    }
}
