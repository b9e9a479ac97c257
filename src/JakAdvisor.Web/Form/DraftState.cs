namespace JakAdvisor.Web.Form;

/// <summary>What stands beside a form about its draft.</summary>
/// <param name="Theirs">Who saved the draft from another page meanwhile, and when; null when nobody did.</param>
/// <param name="Saved">When it was saved; null when it was not.</param>
/// <param name="Stored">Where the record stands that this page made before: its draft is closed; null while it made none.</param>
public sealed record DraftState((string By, DateTime At)? Theirs, DateTime? Saved, string? Stored)
{
    /// <summary>The button that keeps this page's answers over somebody else's.</summary>
    public const string Replace = "replace";

    public static DraftState None { get; } = new(null, null, null);

    public static DraftState SavedAt(DateTime? at) => new(null, at, null);

    public static DraftState Of(string by, DateTime at) => new((by, at), null, null);

    public static DraftState StoredAt(string url) => new(null, null, url);
}
