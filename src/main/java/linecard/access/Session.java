package linecard.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Somebody signed in on one device.
///
/// @param agent what the browser calls itself
/// @param isThis whether it is the one that asks
public record Session(
        UUID id, String agent, Instant openedAt, Instant seenAt, boolean isThis) {

    private record Sign(String part, String name) {}

    /// The first that fits: the later ones are named by those before them, too.
    private static final List<Sign> BROWSERS = List.of(new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"), new Sign("Firefox/", "Firefox"),
            new Sign("Chrome/", "Chrome"), new Sign("Safari/", "Safari"));
    private static final List<Sign> SYSTEMS = List.of(new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"), new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"), new Sign("Mac OS X", "macOS"),
            new Sign("Linux", "Linux"));

    /// `Firefox, Linux`; empty where nothing is known of it.
    public String device() {
        var browser = named(BROWSERS);
        var system = named(SYSTEMS);
        return browser.isEmpty() || system.isEmpty() ? browser + system
                : browser + ", " + system;
    }

    private String named(List<Sign> signs) {
        return signs.stream().filter(sign -> agent.contains(sign.part())).findFirst()
                .map(Sign::name).orElse("");
    }
}
