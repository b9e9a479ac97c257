using System.Text;
using JakAdvisor.Guidance.Treatment;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Treatments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Pages.Treatments;

/// <summary>A treatment as it stands: dose, plan, visits with their outcomes, adverse events.</summary>
[ResponseCache(NoStore = true)]
public sealed class ShowModel(ClinicDb db, AdverseEventStore events, VisitGrounds grounds, IAuthorizationService authorization, Site site, TimeProvider time) : PageModel
{
    public Data.Treatment Treatment { get; private set; } = null!;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<TreatmentChange> Steps { get; private set; } = [];

    public IReadOnlyList<AdverseEvent> AdverseEvents { get; private set; } = [];

    /// <summary>Newest first; corrected ones left out.</summary>
    public IReadOnlyList<Data.Visit> Visits { get; private set; } = [];

    public IReadOnlyList<Chart> Charts { get; private set; } = [];

    /// <summary>As it stands today; empty once the treatment has stopped.</summary>
    public IReadOnlyList<DueItem> Plan { get; private set; } = [];

    public bool HasDraft { get; private set; }

    public DateOnly Today => site.Today(time);

    /// <summary>The first day of the plan with something outstanding, and what.</summary>
    public (DateOnly? On, string What) Due => JakAdvisor.Web.Treatments.Due.Next(Plan);

    public static IReadOnlyList<(string Basis, IReadOnlyList<(string Name, Func<OutcomeColumns, string> Of)> Outcomes)> Outcomes { get; } =
    [
        ("By the study's definitions",
        [
            ("Clinical response", o => o.ClinicalResponse), ("Clinical remission", o => o.ClinicalRemission), ("Endoscopic response", o => o.EndoscopicResponseStudy),
            ("Endoscopic remission", o => o.EndoscopicRemission), ("Mucosal healing", o => o.MucosalHealing), ("CRP normal now", o => o.CrpNormal), ("CRP normalised", o => o.CrpNormalised),
            ("ESR normal now", o => o.EsrNormal), ("ESR normalised", o => o.EsrNormalised), ("Calprotectin normal now", o => o.CalprotectinNormal),
            ("Calprotectin normalised", o => o.CalprotectinNormalised), ("Biomarker remission", o => o.BiomarkerRemission),
        ]),
        ("By the definitions of trials and guidelines",
        [
            ("Endoscopic response", o => o.EndoscopicResponseTrials), ("Colitis: clinical response", o => o.UcResponse), ("Colitis: clinical remission", o => o.UcRemission),
            ("Harvey-Bradshaw response", o => o.HbiResponse), ("Harvey-Bradshaw remission", o => o.HbiRemission),
        ]),
    ];

    /// <summary>Gastroenterologists change a treatment; nurses see it.</summary>
    public bool MayChange { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstOrDefaultAsync(t => t.Id == id) is not { } treatment) return NotFound();
        Treatment = treatment;
        Steps = await db.TreatmentChanges.AsNoTracking().Where(c => c.TreatmentId == id).OrderByDescending(c => c.On).ThenByDescending(c => c.CreatedAt).ToListAsync();
        AdverseEvents = await events.OfAsync(id);
        Visits = await db.Visits.AsNoTracking().Where(v => v.TreatmentId == id && !db.Visits.Any(c => c.Corrects == v.Id)).OrderByDescending(v => v.On).ThenByDescending(v => v.CreatedAt).ToListAsync();
        Charts = Chart.Of(treatment, Visits);
        HasDraft = await db.VisitDrafts.AnyAsync(d => d.TreatmentId == id);
        if (treatment.State != TreatmentStates.Stopped) Plan = await grounds.PlanAsync(treatment, Today);
        MayChange = (await authorization.AuthorizeAsync(User, Policies.Sign)).Succeeded;
        db.Note("read", nameof(Data.Treatment), id.ToString(), treatment.PatientId);
        await db.SaveChangesAsync();
        return Page();
    }

    /// <summary>The plan as a calendar file: what and when, never who.</summary>
    public async Task<IActionResult> OnGetCalendarAsync(Guid id)
    {
        if (await db.Treatments.AsNoTracking().Include(t => t.Patient).FirstOrDefaultAsync(t => t.Id == id && t.State != TreatmentStates.Stopped) is not { } treatment) return NotFound();
        var today = site.Today(time);
        var text = PlanCalendar.Write(await grounds.PlanAsync(treatment, today), id, today, time.GetUtcNow().UtcDateTime);
        db.Note("exported", "Plan", id.ToString(), treatment.PatientId);
        await db.SaveChangesAsync();
        return File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "follow-up.ics");
    }
}
