package dev.parley.web;

import dev.parley.flowfile.source.Mark;
import dev.parley.kit.Work;
import dev.parley.web.Answering.BodyQuestion;
import dev.parley.web.Answering.Reply;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Supplier;

/// Questions about flows' texts below `/api/v1/flows/`: the text comes with the question, and nothing is kept. Safe for
/// any thread.
final class TextQuestions {
    private static final String PATH = "/api/v1/flows/";

    private final ApiTokens tokens;
    private final Answering answering;

    /// @param work where texts are read
    TextQuestions(ApiTokens tokens, Work work) {
        this.tokens = tokens;
        answering = new Answering(work);
    }

    /// Answers a question of somebody who has a token.
    void post(Router router, String name, BodyQuestion question) {
        router.post(PATH + name)
                .handler(tokens::check)
                .handler(context -> answering.answer(context, FlowInput.MAX_BODY, question));
    }

    /// Answers anybody.
    void get(Router router, String name, Supplier<Reply> question) {
        router.get(PATH + name).handler(context -> answering.answer(context, question));
    }

    /// A place in a text.
    record Place(String source, Mark at) {
        /// Of a body `{source, line, column}`.
        static Place read(byte[] body) {
            FlowInput input = new FlowInput(body, List.of("source", "line", "column"));
            Place place = of(input);
            input.check();
            return place;
        }

        /// Of a body in which there is more.
        static Place of(FlowInput input) {
            return new Place(input.text("source"), input.mark());
        }
    }
}
