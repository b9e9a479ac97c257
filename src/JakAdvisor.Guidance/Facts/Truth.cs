namespace JakAdvisor.Guidance.Facts;

/// <summary>
/// The three values of the logic (Kleene). <see cref="Unknown"/> is a value of its own, never a default for false:
/// a false partner settles an <em>and</em>, a true partner settles an <em>or</em>, otherwise unknown stays unknown.
/// The numbers are chosen so that <em>and</em> is the lesser, <em>or</em> the greater and <em>not</em> is 2 − x.
/// </summary>
public enum Truth
{
    /// <summary>The comparison is known not to hold.</summary>
    False = 0,

    /// <summary>Nobody can say: the fact was not asked, is not known, was not done or is too old.</summary>
    Unknown = 1,

    /// <summary>The comparison is known to hold.</summary>
    True = 2,
}
