package linecard.paper;

/// What a sheet is printed on, lying on its long side; sizes in millimetres.
public enum Paper {

    A4(297, 210), LETTER(279.4, 215.9);

    private final double width;
    private final double height;

    Paper(double width, double height) {
        this.width = width;
        this.height = height;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }
}
