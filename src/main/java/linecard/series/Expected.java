package linecard.series;

/// What is expected of a period, or of several together.
///
/// @param mean what it comes to on average; such means may be summed
/// @param half where it lies with a chance of 50 %
/// @param most with a chance of 80 %
/// @param nearly with a chance of 95 %
public record Expected(double mean, Range half, Range most, Range nearly) {}
