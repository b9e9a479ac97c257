using JakAdvisor.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JakAdvisor.Web.Assessments;

/// <summary>The decision in force: the one signed last, whichever assessment it was signed on.</summary>
internal static class InForce
{
    public static Task<Decision?> FindAsync(ClinicDb db, Guid patient) =>
        db.Decisions.AsNoTracking().Include(d => d.Overrides).Where(d => d.PatientId == patient).OrderByDescending(d => d.SignedAt).FirstOrDefaultAsync();
}
