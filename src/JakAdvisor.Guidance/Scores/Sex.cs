namespace JakAdvisor.Guidance.Scores;

/// <summary>Sex recorded at birth, as in the fact <c>patient.sex</c>. Not known is a null <c>Sex?</c>, never a third word.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
