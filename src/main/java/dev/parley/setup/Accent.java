package dev.parley.setup;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The colour of buttons, links and own bubbles: one on light ground, a lighter one of it on dark.
///
/// @param light on white
/// @param dark on the dark ground
public record Accent(String light, String dark) {
    /// What people can read: WCAG 2.2, 1.4.3.
    private static final double READABLE = 4.5;

    private static final Colour NIGHT = new Colour(0x16, 0x1b, 0x22);
    private static final double TINT = 0.12;
    private static final double NIGHT_TINT = 0.2;
    private static final int STEPS = 50;

    /// What a text says of itself as an accent.
    ///
    /// @param accent empty if it is none
    /// @param fault why it is none, with one that is; "" if it is one
    public record Reading(Optional<Accent> accent, String fault) {}

    /// Reads `#3b4fd8`.
    public static Reading read(String text) {
        Optional<Colour> given = Colour.read(text);
        if (given.isEmpty()) {
            return new Reading(
                    Optional.empty(), "is a colour such as #3b4fd8: # and six digits or letters from a to f");
        }
        Colour colour = given.get();
        if (!readable(colour)) {
            String ratio = String.format(Locale.ROOT, "%.1f", colour.contrast(Colour.WHITE));
            return new Reading(
                    Optional.empty(),
                    "is too light to be read on white, and white on it: the contrast is " + ratio + ", and "
                            + READABLE + " on a tinted ground is needed; " + toward(Colour.BLACK, colour)
                            + " is the same, dark enough");
        }
        return new Reading(
                Optional.of(new Accent(
                        colour.toString(), toward(Colour.WHITE, colour).toString())),
                "");
    }

    private static boolean readable(Colour colour) {
        return colour.contrast(Colour.WHITE.mixed(colour, TINT)) >= READABLE;
    }

    private static boolean readableAtNight(Colour colour) {
        return colour.contrast(NIGHT.mixed(colour, NIGHT_TINT)) >= READABLE;
    }

    /// The nearest to a colour on its way to black that can be read on white, or to white that can be read at night.
    private static Colour toward(Colour end, Colour colour) {
        return IntStream.rangeClosed(0, STEPS)
                .mapToObj(step -> colour.mixed(end, (double) step / STEPS))
                .filter(each -> end.equals(Colour.BLACK) ? readable(each) : readableAtNight(each))
                .findFirst()
                .orElse(end);
    }
}
