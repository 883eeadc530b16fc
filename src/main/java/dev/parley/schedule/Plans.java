package dev.parley.schedule;

import dev.parley.flow.FlowId;
import java.time.Instant;
import java.util.Optional;

/// How far the invitations that the clock asks for are planned. Safe for any thread; fails as the store fails.
public interface Plans {
    /// Until when a flow is planned; empty if it never was.
    Optional<Instant> until(FlowId flow);

    /// From now on it is planned until then.
    void planned(FlowId flow, Instant until);
}
