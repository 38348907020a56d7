package linecard.calendar;

import java.time.LocalDate;

public record Span(LocalDate from, LocalDate to) {}
