package dev.parley.flow;

import java.util.List;

/// Who is told: Slack channels, webhook endpoints by name, e-mail addresses.
public record NotifyTargets(List<String> slack, List<String> webhook, List<String> email) {
    public NotifyTargets {
        slack = List.copyOf(slack);
        webhook = List.copyOf(webhook);
        email = List.copyOf(email);
    }
}
