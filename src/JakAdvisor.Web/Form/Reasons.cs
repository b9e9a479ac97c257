using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>The judgements that are taken with a written reason only.</summary>
public static class Reasons
{
    /// <summary>The reason of a judgement that came with imported facts, which have no reasons.</summary>
    public const string Imported = "Came with imported facts, without a reason.";

    public static bool Needs(Fact fact) => fact.Name is "therapy.antiTnfInadvisable" or "therapy.noSuitableAlternative";
}
