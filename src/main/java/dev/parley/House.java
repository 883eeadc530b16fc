package dev.parley;

import dev.parley.settings.Settings;
import dev.parley.settings.SlackApp;
import dev.parley.web.Heard;
import dev.parley.web.HouseRoutes;
import java.net.URI;
import java.util.List;

/// Tells which ways to people are set up, and what is missing for the others.
final class House {
    private House() {}

    static List<HouseRoutes.Channel> channels(Settings settings) {
        URI url = settings.http().publicUrl();
        return List.of(
                sms(settings.twilio(), url),
                slack(settings.slack(), url),
                new HouseRoutes.Channel(
                        "web",
                        true,
                        "Always on: put the chat into a page, or send links.",
                        url + "/widget/parley-chat.js",
                        List.of(Heard.Line.WEB)));
    }

    private static HouseRoutes.Channel sms(Settings.Twilio twilio, URI url) {
        boolean sends =
                !twilio.from().isEmpty() || !twilio.messagingServiceSid().isEmpty();
        String why = !twilio.isOn()
                ? "Not set up: set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM."
                : !twilio.authToken().isPresent()
                        ? "Takes messages, but sends none of its own accord: TWILIO_AUTH_TOKEN is not set."
                        : sends
                                ? "Takes and sends text messages."
                                : "Answers people who write, but cannot begin: set TWILIO_FROM or"
                                        + " TWILIO_MESSAGING_SERVICE_SID.";
        return new HouseRoutes.Channel(
                "sms", twilio.isOn(), why, url + "/webhooks/sms", List.of(Heard.Line.SMS, Heard.Line.SMS_STATUS));
    }

    private static HouseRoutes.Channel slack(SlackApp slack, URI url) {
        String why = !slack.isOn()
                ? "Not set up: set SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN, or SLACK_CLIENT_ID and"
                        + " SLACK_CLIENT_SECRET for many workspaces."
                : slack.client().isPresent()
                        ? "On for every workspace that installs the app at " + url + "/slack/install."
                        : "On for one workspace.";
        String address = slack.isOn() && !slack.isCalled() ? "" : url + "/webhooks/slack/events";
        return new HouseRoutes.Channel("slack", slack.isOn(), why, address, List.of(Heard.Line.SLACK));
    }
}
