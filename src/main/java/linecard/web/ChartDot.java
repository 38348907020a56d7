package linecard.web;

/// A point that stands out: x in percent of the width, y in pixels.
record ChartDot(double x, double y) {}
