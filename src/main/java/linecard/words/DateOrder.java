package linecard.words;

/// In what order a file or a person writes the numbers of a date.
public enum DateOrder {

    /// Only `2026-11-03`, as machines write it.
    ISO,
    /// Year first, with any of the usual marks: `2026.11.03.`, `2026/11/3`.
    YMD,
    /// As YMD, and where the year stands last, the day first: `3/11/2026`.
    DMY,
    /// As YMD, and where the year stands last, the month first: `11/3/2026`.
    MDY
}
