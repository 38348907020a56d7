package linecard.calendar;

public record WorkingDays() {}
