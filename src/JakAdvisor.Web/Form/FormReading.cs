using System.Text.Json.Nodes;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Form;

/// <summary>Something typed that cannot be: the field to go to and the sentence people read, with what is possible.</summary>
/// <param name="Field">The field.</param>
/// <param name="Message">The sentence.</param>
/// <param name="AlsoAt">The other field of a contradiction; null when one field is at fault.</param>
public sealed record FieldError(string Field, string Message, string? AlsoAt = null);

/// <summary>Something improbable that may be right: looked at again by a person and left, or corrected.</summary>
/// <param name="Fact">The fact it is about.</param>
/// <param name="Message">The sentence people read.</param>
/// <param name="Value">What the field <c>checked</c> must hold for the value to count as looked at.</param>
public sealed record PleaseCheck(string Fact, string Message, string Value);

/// <summary>Who the patient is, where the record knows it: age and sex are then never asked.</summary>
/// <param name="BirthDate">Day of birth.</param>
/// <param name="Sex">female or male as recorded at birth; empty when it is not recorded.</param>
public sealed record PatientIdentity(DateOnly BirthDate, string Sex)
{
    private const int Adult = 18;

    /// <summary>
    /// Full years on a day. Somebody born on 29 February has no birthday in a common year, and no specification says which day counts. The safer reading does: up to
    /// the eighteenth birthday 1 March, so that nobody counts as an adult early; from then on 28 February, so that a caution of older age (65, 75) never comes late.
    /// </summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - BirthDate.Year;
        var birthday = BirthDate.AddYears(years);
        if (birthday.Day != BirthDate.Day && years <= Adult) birthday = birthday.AddDays(1);
        return day < birthday ? years - 1 : years;
    }
}

/// <summary>What the entries of a form come to.</summary>
public sealed record FormReading
{
    /// <summary>The entries in order: dates of today filled in, confirmed answers taken over, scores worked out. These are kept.</summary>
    public required Entries Entries { get; init; }

    /// <summary>The facts in the form of the interface; what is at fault is left out.</summary>
    public required JsonObject Facts { get; init; }

    /// <summary>What must be corrected.</summary>
    public required IReadOnlyList<FieldError> Errors { get; init; }

    /// <summary>What should be looked at again and was not yet.</summary>
    public required IReadOnlyList<PleaseCheck> Checks { get; init; }

    /// <summary>The facts as the engine reads them, without what is at fault; null when two answers contradict each other.</summary>
    public required PatientFacts? Patient { get; init; }

    /// <summary>Whether there is nothing to correct and nothing to look at again.</summary>
    public bool IsClean => Errors.Count == 0 && Checks.Count == 0;

    public string? ErrorAt(string field) => Errors.FirstOrDefault(e => e.Field == field || e.AlsoAt == field)?.Message;
}
