package linecard.paper;

/// A piece of a page, in millimetres from its upper left corner.
record Area(double left, double top, double width, double height) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double middleX() {
        return left + width / 2;
    }

    double middleY() {
        return top + height / 2;
    }

    Area wider(double by) {
        return new Area(left - by, top - by, width + 2 * by, height + 2 * by);
    }

    static Area square(double middleX, double middleY, double side) {
        return new Area(middleX - side / 2, middleY - side / 2, side, side);
    }
}
