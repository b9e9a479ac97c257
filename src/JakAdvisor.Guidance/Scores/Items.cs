using System.Collections.Immutable;

namespace JakAdvisor.Guidance.Scores;

internal static class Items
{
    /// <summary>1 for yes, 0 for no, null for not known, so that a sum with an unknown in it is unknown too.</summary>
    public static int? Count(bool? present) => present is { } known ? known ? 1 : 0 : null;

    /// <summary>The names of the items that are not known, in the order given.</summary>
    public static ImmutableArray<string> Missing(params (string Item, object? Value)[] items) =>
        [.. items.Where(item => item.Value is null).Select(item => item.Item)];

    /// <summary>The word as it came, or the error of a number that stands for no word.</summary>
    public static T? Check<T>(string item, T? word)
        where T : struct, Enum
    {
        if (word is { } known && !Enum.IsDefined(known))
            throw new ArgumentOutOfRangeException(nameof(word), word, $"{item} is {word}: possible is {string.Join(", ", Enum.GetNames<T>())}.");
        return word;
    }
}
