namespace JakAdvisor.Guidance.Facts;

/// <summary>What kind of answer a fact takes.</summary>
public enum FactType
{
    /// <summary>JSON true or false.</summary>
    YesNo,

    /// <summary>One word of the fact's list.</summary>
    Word,

    /// <summary>A number in the fact's unit, inside its possible range.</summary>
    Number,

    /// <summary>A day, ISO yyyy-MM-dd, not after asOf.</summary>
    Date,

    /// <summary>A list: therapy history, medicine names or drug names; the empty list means known to be none.</summary>
    List,
}

/// <summary>Whether a fact has a value, and if not, which of the four reasons for not knowing it is.</summary>
public enum FactState
{
    /// <summary>Absent or null: nobody asked.</summary>
    NotAsked = 0,

    /// <summary>Asked, and nobody knows.</summary>
    NotKnown = 1,

    /// <summary>The test was not made.</summary>
    NotDone = 2,

    /// <summary>There was a reassuring answer, but its freshness window has passed; counts as unknown.</summary>
    TooOld = 3,

    /// <summary>There is a value that counts.</summary>
    Known = 4,
}
