package linecard.paper;

/// A point of a page or a picture.
record Dot(double x, double y) {

    double distance(Dot other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
