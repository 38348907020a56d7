package linecard.web;

/// A rectangle: x and width in percent of the picture's width, y and height in pixels.
record ChartBox(Kind kind, double x, double y, double width, double height) {

    /// What a box stands for. The colour is repeated as an attribute for PDF and mail.
    enum Kind {
        TRACK("c-track", "#f1f1ee", "none"),
        ACTUAL("c-actual", "#2a56b8", "none"),
        PRIOR("c-prior", "#dcdee2", "#8b8d92"),
        TOTAL("c-total", "#5b5f66", "none"),
        GOOD("c-good", "#17693f", "none"),
        BAD("c-bad", "#b0261c", "none");

        final String css;
        final String fill;
        final String stroke;

        Kind(String css, String fill, String stroke) {
            this.css = css;
            this.fill = fill;
            this.stroke = stroke;
        }
    }

    /// A bar that lies between two places, whichever comes first.
    static ChartBox lying(Kind kind, double from, double to, double y, double height) {
        var width = ChartScale.tidy(Math.abs(to - from));
        return new ChartBox(kind, Math.min(from, to), y, width, height);
    }

    /// A bar that stands between two heights, whichever is higher.
    static ChartBox standing(Kind kind, double x, double width, double from, double to) {
        var height = ChartScale.tidy(Math.abs(to - from));
        return new ChartBox(
                kind, ChartScale.tidy(x), Math.min(from, to), ChartScale.tidy(width), height);
    }

    double right() {
        return ChartScale.tidy(x + width);
    }

    double bottom() {
        return ChartScale.tidy(y + height);
    }
}
