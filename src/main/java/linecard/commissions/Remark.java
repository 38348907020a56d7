package linecard.commissions;

/// What another room says of a line of a statement, beside the line.
///
/// @param position of the line
/// @param path where it is told
/// @param tone the class of the badge that says it
public record Remark(int position, String text, String path, String tone) {}
