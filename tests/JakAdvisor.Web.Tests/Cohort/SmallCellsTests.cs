using FsCheck.Fluent;
using JakAdvisor.Guidance.Tests.Support;
using JakAdvisor.Web.Cohort;

namespace JakAdvisor.Web.Tests.Cohort;

/// <summary>No cell of 1 to 4 leaves the house, and none can be computed from what does.</summary>
public class SmallCellsTests
{
    [Fact]
    public void A_row_without_small_cells_is_told_as_it_is() => Assert.Equal([20, 5, 0], SmallCells.Suppress([20, 5, 0]));

    [Fact]
    public void A_small_cell_takes_the_next_smallest_with_it() => Assert.Equal([null, 17, null, 0], SmallCells.Suppress([3, 17, 8, 0]));

    [Fact]
    public void Two_small_cells_take_the_next_smallest_too() => Assert.Equal([null, null, 20, null], SmallCells.Suppress([1, 1, 20, 10]));

    [Fact]
    public void Cells_that_equal_the_next_smallest_are_hidden_with_it() => Assert.Equal([null, null, null, 9], SmallCells.Suppress([5, 1, 5, 9]));

    [Fact]
    public void Five_people_in_five_cells_or_fewer_than_five_at_all_hide_the_whole_table()
    {
        Assert.True(SmallCells.HidesAll([[10, 0], [1, 1, 1, 1, 1, 0]]));
        Assert.True(SmallCells.HidesAll([[4, 0]]));
        Assert.False(SmallCells.HidesAll([[2, 1, 1, 1], [5, 0]]));
    }

    /// <summary>
    /// Somebody who knows the rule and the total tries every row that would look the same. Each hidden cell must then still have at least two possible values.
    /// </summary>
    [Fact]
    public void Nobody_who_knows_the_rule_and_the_total_can_compute_a_hidden_cell()
    {
        var rows = from count in Gen.Choose(2, 5) from cells in Gen.Frequency((2, Gen.Choose(0, 4)), (3, Gen.Choose(0, 12))).ListOf(count) select cells.ToList();
        RandomRuns.Hold(1000, rows, cells =>
        {
            var told = SmallCells.Suppress(cells);
            Assert.DoesNotContain(told, cell => cell is >= 1 and <= 4);
            if (SmallCells.HidesAll([cells])) return;
            var possible = Alike(told, cells.Sum()).ToList();
            for (var cell = 0; cell < cells.Count; cell++)
            {
                if (told[cell] is null) Assert.True(possible.Select(p => p[cell]).Distinct().Count() > 1, $"cell {cell} of {string.Join(' ', cells)} can be computed");
            }
        });
    }

    private static IEnumerable<int[]> Alike(IReadOnlyList<int?> told, int total)
    {
        return Fill(0, []).Where(cells => SmallCells.Suppress(cells).SequenceEqual(told) && !SmallCells.HidesAll([cells]));

        IEnumerable<int[]> Fill(int cell, int[] so)
        {
            var left = total - so.Sum() - told.Skip(cell).Sum(c => c ?? 0);
            if (cell == told.Count) return left == 0 ? [so] : [];
            if (told[cell] is { } known) return Fill(cell + 1, [.. so, known]);
            return Enumerable.Range(0, Math.Max(0, left) + 1).SelectMany(value => Fill(cell + 1, [.. so, value]));
        }
    }
}
