namespace JakAdvisor.Web.Cohort;

/// <summary>
/// Hides what could point at a person: cells of 1 to 4 and, so that they cannot be computed from the total, the next smallest cell of the same row with all
/// that equal it. Whatever stays hidden has at least two possible values, also for somebody who knows this rule.
/// </summary>
public static class SmallCells
{
    private const int Least = 5;

    /// <summary>The cells of one row that may be told, null where hidden.</summary>
    public static IReadOnlyList<int?> Suppress(IReadOnlyList<int> cells)
    {
        if (!cells.Any(IsSmall)) return [.. cells];
        var next = cells.Where(c => c >= Least).DefaultIfEmpty(Least).Min();
        return [.. cells.Select(c => c == 0 || c > next ? c : (int?)null)];
    }

    /// <summary>
    /// Whether a table of rows about the same people must be left empty altogether: there are fewer than 5 of them, or a row has one person in every cell that has any, which its total alone would tell.
    /// </summary>
    public static bool HidesAll(IReadOnlyList<IReadOnlyList<int>> rows) =>
        rows.Any(cells => cells.Sum() < Least || cells.All(c => c <= 1));

    private static bool IsSmall(int cell) => cell is > 0 and < Least;
}
