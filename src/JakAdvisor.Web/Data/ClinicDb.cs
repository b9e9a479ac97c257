using JakAdvisor.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JakAdvisor.Web.Data;

/// <summary>The clinic's database. Every save of an audited row writes its audit rows in the same transaction.</summary>
public abstract class ClinicDb(DbContextOptions options, AuditTrail? audit, CurrentUser? user) : IdentityDbContext<ClinicUser>(options)
{
    private readonly List<AuditNote> _notes = [];

    public DbSet<Patient> Patients => Set<Patient>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<Decision> Decisions => Set<Decision>();

    public DbSet<ScreeningEntry> ScreeningEntries => Set<ScreeningEntry>();

    public DbSet<HandOver> HandOvers => Set<HandOver>();

    public DbSet<ScreeningSummary> ScreeningSummaries => Set<ScreeningSummary>();

    public DbSet<Treatment> Treatments => Set<Treatment>();

    public DbSet<TreatmentChange> TreatmentChanges => Set<TreatmentChange>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<VisitDraft> VisitDrafts => Set<VisitDraft>();

    public DbSet<AdverseEvent> AdverseEvents => Set<AdverseEvent>();

    public DbSet<CohortMark> CohortMarks => Set<CohortMark>();

    public DbSet<KeptGuidance> Guidance => Set<KeptGuidance>();

    public DbSet<AuditRow> AuditRows => Set<AuditRow>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>Remembers something to be audited with the next save: a read of a record, a sign-in.</summary>
    public void Note(string action, string subject, string subjectId, Guid? patient = null) => _notes.Add(new AuditNote(action, subject, subjectId, patient, "", ""));

    public override Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => SaveChangesAsync(acceptAllChangesOnSuccess: true, cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified)) entry.Entity.Version++;
        foreach (var entry in ChangeTracker.Entries<Patient>().Where(e => e.State is EntityState.Added or EntityState.Modified))
            entry.Entity.NameKey = entry.Entity.Name.ToUpperInvariant();

        var notes = AuditNotes.Of(ChangeTracker).Concat(_notes).ToList();
        if (audit is null || user is null)
            return notes.Count == 0 ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken) : throw new InvalidOperationException("An audited change needs the audit trail");
        using var gate = await audit.EnterAsync(Database.IsSqlite(), cancellationToken);
        if (notes.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var rows = await audit.AppendAsync(this, notes, user, cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        await audit.CheckpointAsync(rows[^1]);
        _notes.Clear();
        foreach (var row in rows) Entry(row).State = EntityState.Detached;
        return saved;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save with SaveChangesAsync, which audits");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTime>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.AddKeptForms();
        builder.Entity<ClinicUser>().Property(u => u.FullName).HasMaxLength(200);
        builder.Entity<Patient>(patient =>
        {
            patient.Property(p => p.RecordNumber).HasMaxLength(40);
            patient.Property(p => p.Name).HasMaxLength(200);
            patient.Property(p => p.NameKey).HasMaxLength(200);
            patient.Property(p => p.Sex).HasMaxLength(10);
            patient.Property(p => p.Version).IsConcurrencyToken();
            patient.HasIndex(p => p.RecordNumber).IsUnique();
            patient.HasIndex(p => p.NameKey);
            patient.HasIndex(p => p.BirthDate);
        });
        builder.Entity<Draft>(draft =>
        {
            draft.Property(d => d.Version).IsConcurrencyToken();
            draft.HasIndex(d => d.PatientId).IsUnique();
        });
        builder.Entity<Assessment>(assessment =>
        {
            assessment.HasIndex(a => a.SubmissionKey).IsUnique();
            assessment.HasIndex(a => new { a.PatientId, a.CreatedAt });
            assessment.HasIndex(a => a.CreatedAt);
            assessment.HasIndex(a => a.FreshUntil);
            assessment.HasOne(a => a.Decision).WithOne(d => d.Assessment).HasForeignKey<Decision>(d => d.AssessmentId);
        });
        builder.Entity<Decision>(decision =>
        {
            decision.HasIndex(d => d.SubmissionKey).IsUnique();
            decision.HasIndex(d => new { d.PatientId, d.SignedAt });
            decision.HasMany(d => d.Overrides).WithOne().HasForeignKey(o => o.DecisionId);
        });
        ScreeningTables.Configure(builder);
        TreatmentTables.Configure(builder);
        CohortMark.Configure(builder);
        builder.Entity<KeptGuidance>().HasKey(g => g.Sha256);
        builder.Entity<AuditRow>(row =>
        {
            row.HasKey(r => r.Number);
            row.Property(r => r.Number).ValueGeneratedNever();
            row.HasIndex(r => new { r.PatientId, r.At });
            row.HasIndex(r => r.At);
        });
    }

    /// <summary>Times are UTC in memory and in both databases.</summary>
    private sealed class UtcTime() : ValueConverter<DateTime, DateTime>(
        time => DateTime.SpecifyKind(time, DateTimeKind.Utc), time => DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
