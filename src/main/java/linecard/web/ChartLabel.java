package linecard.web;

/// Words in a picture: x in percent of the width, y of the base line in pixels.
///
/// @param css `strong` for what counts, `minor` for what may go where there is little room
record ChartLabel(double x, double y, Anchor anchor, String css, String text) {

    enum Anchor {
        START, MIDDLE, END;

        String svg() {
            return switch (this) {
                case START -> "start";
                case MIDDLE -> "middle";
                case END -> "end";
            };
        }
    }

    /// A label above or below a mark, turned inward near the edges so that it stays in the picture.
    static ChartLabel at(double x, double y, String css, String text) {
        var anchor = x < 30 ? Anchor.START : x > 70 ? Anchor.END : Anchor.MIDDLE;
        return new ChartLabel(x, y, anchor, css, text);
    }

    static ChartLabel centred(double x, double y, String css, String text) {
        return new ChartLabel(ChartScale.tidy(x), y, Anchor.MIDDLE, css, text);
    }

    String weight() {
        return css.contains("strong") ? "600" : "400";
    }

    String colour() {
        return css.contains("strong") ? "#1b1d20" : "#5b5f66";
    }
}
