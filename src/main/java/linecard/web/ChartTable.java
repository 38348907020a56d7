package linecard.web;

import java.util.List;

/// The figures of a chart for those who would rather read them. The first cell of a row names it.
///
/// @param head names of the columns; empty where the rows speak for themselves
public record ChartTable(String caption, List<String> head, List<List<String>> rows) {}
