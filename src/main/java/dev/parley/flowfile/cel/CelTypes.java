package dev.parley.flowfile.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.parley.flowfile.text.Names;
import dev.parley.flowfile.text.Names.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A flow's variables and questions as types for CEL's checker. When a flow runs they are plain maps, which CEL reads
/// in the same way.
record CelTypes(StructType vars, StructType answers, ImmutableMap<String, CelType> byName) implements CelTypeProvider {
    static CelTypes of(Names names) {
        Map<String, CelType> variables = new LinkedHashMap<>();
        names.vars().forEach(name -> variables.put(name, SimpleType.DYN));
        Map<String, CelType> questions = new LinkedHashMap<>();
        names.questions().forEach((id, question) -> {
            String name = CelSource.celName(id);
            questions.put(
                    name,
                    struct(
                            "answer." + name,
                            Map.of(
                                    "value",
                                    type(question.kind()),
                                    "band",
                                    SimpleType.STRING,
                                    "comment",
                                    SimpleType.STRING)));
        });
        StructType vars = struct("vars", variables);
        StructType answers = struct("answers", questions);
        List<CelType> all = new ArrayList<>(questions.values());
        all.addAll(List.of(vars, answers));
        return new CelTypes(vars, answers, Maps.uniqueIndex(all, CelType::name));
    }

    /// Decimals are left open, because CEL's checker would not compare them with whole numbers.
    private static CelType type(Kind kind) {
        return switch (kind) {
            case WHOLE -> SimpleType.INT;
            case WORDS -> SimpleType.STRING;
            case LIST -> ListType.create(SimpleType.STRING);
            case DECIMAL, ANY -> SimpleType.DYN;
        };
    }

    private static StructType struct(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> copy = ImmutableMap.copyOf(fields);
        return StructType.create("parley." + name, copy.keySet(), field -> Optional.ofNullable(copy.get(field)));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return byName.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
