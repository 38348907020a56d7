package linecard.web;

import org.jspecify.annotations.Nullable;

/// A straight line: x in percent of the width, y in pixels from the top.
record ChartLine(Kind kind, double x1, double y1, double x2, double y2) {

    /// What a line stands for. Colour and width are repeated as attributes for PDF and mail.
    enum Kind {
        GOAL("c-goal-line", "#1b1d20", "2.5", null),
        ACTUAL("c-actual-line", "#2a56b8", "2.5", null),
        PRIOR("c-prior-line", "#8b8d92", "1.5", null),
        PACE("c-pace-line", "#5b5f66", "1.5", "2 3"),
        NEED("c-need-line", "#2a56b8", "2", "1 5"),
        AXIS("c-axis", "#8b8d92", "1", null),
        HALO("c-halo", "#ffffff", "5", null);

        final String css;
        final String colour;
        final String width;
        final @Nullable String dash;

        Kind(String css, String colour, String width, @Nullable String dash) {
            this.css = css;
            this.colour = colour;
            this.width = width;
            this.dash = dash;
        }
    }

    static ChartLine upright(Kind kind, double x, double top, double bottom) {
        return new ChartLine(kind, x, top, x, bottom);
    }

    static ChartLine level(Kind kind, double from, double to, double y) {
        return new ChartLine(kind, from, y, to, y);
    }
}
