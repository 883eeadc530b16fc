package dev.parley.web;

import dev.parley.channel.Question;
import dev.parley.channel.webchat.Words;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Turn;
import dev.parley.flow.StepId;
import dev.parley.inbox.Shown;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The survey as a full page of plain forms. Where scripts run, `<parley-chat>` takes its place with the same
/// conversation. Safe for any thread.
final class SurveyPage {
    private final Words words;
    private final Supplier<String> organisation;

    /// @param organisation who asks, "" if that is not said; may block
    SurveyPage(Words words, Supplier<String> organisation) {
        this.words = words;
        this.organisation = organisation;
    }

    /// What the page shows.
    ///
    /// @param secret of the link, "" on a page that is only shown
    /// @param chosen the values to preselect
    /// @param change the step whose answer is to be changed, "" for none
    /// @param fault the name of a word that tells what was wrong, "" for nothing
    record View(String secret, Shown shown, List<String> chosen, String change, String fault) {
        View {
            chosen = List.copyOf(chosen);
        }
    }

    /// The page of a conversation.
    String of(View view) {
        if (view.shown().talk().isEmpty()) {
            return notice("en", "stopped");
        }
        Shown.Talk talk = view.shown().talk().get();
        String language = talk.conversation().origin().voice().language().tag();
        Html body = new Html()
                .add(
                        "<main><parley-chat mode=\"page\" flow=\"{}\" link=\"{}\" lang=\"{}\"><div class=\"page\"><h1 dir=\"auto\">{}</h1>",
                        talk.flow().id(),
                        view.secret(),
                        language,
                        talk.flow().about().title())
                .add(
                        "<progress max=\"1\" value=\"{}\" aria-label=\"{}\"></progress>",
                        talk.progress(),
                        words.word(language, "progress"))
                .add("{}", transcript(view, talk, language))
                .add("{}", form(view, talk, language))
                .add("</div></parley-chat></main><script src=\"/widget/parley-chat.js\" defer></script>");
        return document(language, talk.flow().about().title(), organisation.get(), body);
    }

    /// A page with a sentence alone.
    ///
    /// @param word the sentence's name
    String notice(String language, String word) {
        Html body = new Html()
                .add("<main class=\"page\"><h1>{}</h1>", words.word(language, "title"))
                .add("<p>{}</p></main>", words.word(language, word));
        return document(language, words.word(language, "title"), "", body);
    }

    private static String document(String language, String title, String who, Html body) {
        return new Html()
                .add("<!doctype html><html lang=\"{}\" dir=\"{}\">", language, Words.direction(language))
                .add("<head><meta charset=\"utf-8\"><title>{}</title>", who.isEmpty() ? title : title + " · " + who)
                .add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .add("<meta name=\"robots\" content=\"noindex, nofollow\">")
                .add("<link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/widget/page.css\">")
                .add("<link rel=\"stylesheet\" href=\"/widget/look.css\"></head><body>")
                .addIf(!who.isEmpty(), "<p class=\"organisation\" dir=\"auto\">{}</p>", who)
                .add("{}</body></html>", body)
                .toString();
    }

    private Html transcript(View view, Shown.Talk talk, String language) {
        Html log = new Html().add("<section aria-label=\"{}\"><ol class=\"log\">", words.word(language, "log"));
        List<Turn> turns = talk.conversation().history().transcript();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            boolean isPerson = turn.from() == Turn.Speaker.PERSON;
            log.add("<li class=\"{}\">", isPerson ? "me" : "bot")
                    .addIf(isPerson, "<span class=\"hidden\">{}: </span>", words.word(language, "you"))
                    .add("<span dir=\"auto\">{}</span>", isPerson ? ChatWords.of(talk, turn, words) : turn.text())
                    .add("{}", change(view, talk, i))
                    .add("</li>");
        }
        return log.add("</ol></section>");
    }

    /// The way to another answer, behind the newest one to a question.
    private Html change(View view, Shown.Talk talk, int index) {
        Conversation conversation = talk.conversation();
        List<Turn> turns = conversation.history().transcript();
        String step = turns.get(index).step();
        boolean isNewest = turns.subList(index + 1, turns.size()).stream()
                .noneMatch(turn ->
                        turn.from() == Turn.Speaker.PERSON && turn.step().equals(step));
        boolean isAnswer = turns.get(index).from() == Turn.Speaker.PERSON && !step.isEmpty() && isNewest;
        if (!isAnswer
                || !talk.answered().containsKey(new StepId(step))
                || view.change().equals(step)) {
            return new Html();
        }
        String word = words.word(conversation.origin().voice().language().tag(), "change");
        return new Html().add(" <a href=\"?change={}#answer\">{}</a>", step, word);
    }

    private Html form(View view, Shown.Talk talk, String language) {
        Optional<Question> changing = view.change().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(talk.answered().get(new StepId(view.change())));
        Optional<Question> question = changing.or(talk::open);
        if (question.isEmpty()) {
            boolean isOpen = talk.conversation().status().isOpen();
            return new Html().addIf(!isOpen, "<p class=\"end\">{}</p>", words.word(language, "thanks"));
        }
        boolean isChange = changing.isPresent();
        String id = "form." + ChatJson.cursor(view.shown()) + (isChange ? "." + view.change() : "");
        return new Html()
                .add("<form method=\"post\" id=\"answer\" action=\"/s/{}\">", view.secret())
                .add("<input type=\"hidden\" name=\"id\" value=\"{}\">", id)
                .add(
                        "<input type=\"hidden\" name=\"question\" value=\"{}\">",
                        question.get().ref())
                .addIf(isChange, "<input type=\"hidden\" name=\"change\" value=\"yes\">")
                .add(
                        "<label class=\"hidden\" aria-hidden=\"true\">Website <input name=\"website\" tabindex=\"-1\" autocomplete=\"off\"></label>")
                .addIf(!view.fault().isEmpty(), "<p role=\"alert\" class=\"fault\">{}</p>", fault(view, language))
                .add("{}", new FormControl(question.get(), words).html(view.chosen()))
                .add("<p class=\"do\"><button type=\"submit\">{}</button>", words.word(language, "send"))
                .addIf(
                        question.get().optional() && !isChange,
                        " <button type=\"submit\" name=\"skip\" value=\"yes\" class=\"plain\" formnovalidate>{}</button>",
                        words.word(language, "skip"))
                .addIf(isChange, " <a href=\"?#answer\">{}</a>", words.word(language, "cancel"))
                .add("</p></form>");
    }

    private String fault(View view, String language) {
        return view.fault().isEmpty() ? "" : words.word(language, view.fault());
    }
}
