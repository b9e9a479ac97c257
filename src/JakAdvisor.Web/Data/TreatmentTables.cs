using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace JakAdvisor.Web.Data;

/// <summary>The tables of follow-up, with an index for every question that worklist and cohort ask.</summary>
internal static class TreatmentTables
{
    private const int Code = 20;
    private const int Words = 200;

    public static readonly IReadOnlyList<string> Frozen = [nameof(ClinicDb.TreatmentChanges), nameof(ClinicDb.Visits), nameof(ClinicDb.AdverseEvents)];

    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Treatment>(Treatment);
        builder.Entity<TreatmentChange>(change =>
        {
            foreach (var name in new[] { nameof(TreatmentChange.Kind), nameof(TreatmentChange.Phase), nameof(TreatmentChange.Reason) }) change.Property(name).HasMaxLength(Code);
            change.Property(c => c.Dose).HasMaxLength(Words);
            change.HasIndex(c => c.SubmissionKey).IsUnique();
            change.HasIndex(c => new { c.TreatmentId, c.On });
            change.HasIndex(c => c.PatientId);
        });
        builder.Entity<Visit>(Visit);
        builder.Entity<VisitDraft>(draft =>
        {
            draft.Property(d => d.Version).IsConcurrencyToken();
            draft.HasIndex(d => d.TreatmentId).IsUnique();
            draft.HasOne<Treatment>().WithMany().HasForeignKey(d => d.TreatmentId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AdverseEvent>(seen =>
        {
            foreach (var name in new[] { nameof(AdverseEvent.Code), nameof(AdverseEvent.Grade), nameof(AdverseEvent.Relation), nameof(AdverseEvent.Action), nameof(AdverseEvent.Outcome) })
                seen.Property(name).HasMaxLength(Code);
            seen.Property(e => e.Term).HasMaxLength(Words);
            seen.HasIndex(e => e.SubmissionKey).IsUnique();
            seen.HasIndex(e => new { e.TreatmentId, e.OnsetOn });
            seen.HasIndex(e => new { e.Code, e.OnsetOn });
            seen.HasIndex(e => e.Corrects).IsUnique();
            seen.HasIndex(e => e.PatientId);
            seen.HasOne(e => e.Treatment).WithMany().HasForeignKey(e => e.TreatmentId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Treatment(EntityTypeBuilder<Treatment> treatment)
    {
        foreach (var name in new[]
        {
            nameof(Data.Treatment.Jurisdiction), nameof(Data.Treatment.Drug), nameof(Data.Treatment.Phase), nameof(Data.Treatment.State), nameof(Data.Treatment.StopReason),
            nameof(Data.Treatment.LastLevel), nameof(Data.Treatment.Disease), nameof(Data.Treatment.Sex), nameof(Data.Treatment.Smoking), nameof(Data.Treatment.Location), nameof(Data.Treatment.Behaviour),
        }) treatment.Property(name).HasMaxLength(Code);
        treatment.Property(t => t.Dose).HasMaxLength(Words);
        treatment.Property(t => t.Version).IsConcurrencyToken();
        treatment.ComplexProperty(t => t.Baseline);
        treatment.HasIndex(t => t.DecisionId).IsUnique();
        treatment.HasIndex(t => t.SubmissionKey).IsUnique();
        treatment.HasIndex(t => new { t.PatientId, t.StartedOn });
        treatment.HasIndex(t => new { t.State, t.NextDueOn });
        treatment.HasIndex(t => new { t.State, t.LastLevel });
        treatment.HasIndex(t => new { t.Disease, t.Drug, t.StartedOn });
        treatment.HasOne(t => t.Decision).WithMany().HasForeignKey(t => t.DecisionId).OnDelete(DeleteBehavior.Restrict);
        treatment.HasOne(t => t.Assessment).WithMany().HasForeignKey(t => t.AssessmentId).OnDelete(DeleteBehavior.Restrict);
        treatment.HasOne(t => t.Patient).WithMany().HasForeignKey(t => t.PatientId).OnDelete(DeleteBehavior.Restrict);
        treatment.HasMany(t => t.Changes).WithOne().HasForeignKey(c => c.TreatmentId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Visit(EntityTypeBuilder<Visit> visit)
    {
        foreach (var name in new[] { nameof(Data.Visit.Phase), nameof(Data.Visit.Level) }) visit.Property(name).HasMaxLength(Code);
        visit.Property(v => v.Dose).HasMaxLength(Words);
        visit.ComplexProperty(v => v.Measured);
        visit.ComplexProperty(v => v.Outcomes, outcomes =>
        {
            foreach (var outcome in typeof(OutcomeColumns).GetProperties()) outcomes.Property<string>(outcome.Name).HasMaxLength(Code);
        });
        visit.HasIndex(v => v.SubmissionKey).IsUnique();
        visit.HasIndex(v => new { v.TreatmentId, v.On });
        visit.HasIndex(v => v.Week);
        visit.HasIndex(v => v.Corrects).IsUnique();
        visit.HasIndex(v => v.PatientId);
        visit.HasOne(v => v.Treatment).WithMany(t => t.Visits).HasForeignKey(v => v.TreatmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
