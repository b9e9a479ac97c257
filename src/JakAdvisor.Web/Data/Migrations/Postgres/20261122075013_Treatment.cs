using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakAdvisor.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Treatment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Treatments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Jurisdiction = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Drug = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Dose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Phase = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    StoppedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StopReason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ResponseRecorded = table.Column<bool>(type: "boolean", nullable: false),
                    NextDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    NextDue = table.Column<string>(type: "text", nullable: false),
                    LastVisitOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LastVisitWeek = table.Column<int>(type: "integer", nullable: true),
                    LastLevel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Disease = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    BaselineOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Sex = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    AgeAtStart = table.Column<int>(type: "integer", nullable: false),
                    DiseaseMonths = table.Column<double>(type: "double precision", nullable: true),
                    Smoking = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Location = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Behaviour = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Perianal = table.Column<bool>(type: "boolean", nullable: true),
                    Hypertension = table.Column<bool>(type: "boolean", nullable: true),
                    Dyslipidaemia = table.Column<bool>(type: "boolean", nullable: true),
                    Bmi = table.Column<double>(type: "double precision", nullable: true),
                    PriorBiologics = table.Column<int>(type: "integer", nullable: true),
                    PriorInfliximab = table.Column<bool>(type: "boolean", nullable: true),
                    PriorAdalimumab = table.Column<bool>(type: "boolean", nullable: true),
                    PriorUstekinumab = table.Column<bool>(type: "boolean", nullable: true),
                    PriorVedolizumab = table.Column<bool>(type: "boolean", nullable: true),
                    BaselineSteroid = table.Column<bool>(type: "boolean", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    SubmissionKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Baseline_Albumin = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Alt = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Ast = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Calprotectin = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Cdai = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Crp = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Esr = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Haemoglobin = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Hbi = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Ldl = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Lymphocytes = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Mayo = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_Neutrophils = table.Column<double>(type: "double precision", nullable: true),
                    Baseline_SesCd = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Treatments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Treatments_Assessments_AssessmentId",
                        column: x => x.AssessmentId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Treatments_Decisions_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Treatments_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AdverseEvents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    TreatmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    Withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Term = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OnsetOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Grade = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    LedToDiscontinuation = table.Column<bool>(type: "boolean", nullable: true),
                    Hospitalised = table.Column<bool>(type: "boolean", nullable: true),
                    LifeThreatening = table.Column<bool>(type: "boolean", nullable: true),
                    Serious = table.Column<bool>(type: "boolean", nullable: true),
                    Relation = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Action = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Comment = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<string>(type: "text", nullable: false),
                    AuthorName = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmissionKey = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdverseEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AdverseEvents_Treatments_TreatmentId",
                        column: x => x.TreatmentId,
                        principalTable: "Treatments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TreatmentChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TreatmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Dose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Phase = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Comment = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<string>(type: "text", nullable: false),
                    AuthorName = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmissionKey = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TreatmentChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TreatmentChanges_Treatments_TreatmentId",
                        column: x => x.TreatmentId,
                        principalTable: "Treatments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VisitDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    TreatmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Entries = table.Column<string>(type: "text", nullable: false),
                    Editor = table.Column<Guid>(type: "uuid", nullable: false),
                    UpdatedBy = table.Column<string>(type: "text", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitDrafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitDrafts_Treatments_TreatmentId",
                        column: x => x.TreatmentId,
                        principalTable: "Treatments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    TreatmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Corrects = table.Column<Guid>(type: "uuid", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Week = table.Column<int>(type: "integer", nullable: false),
                    Dose = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Phase = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Entries = table.Column<string>(type: "text", nullable: false),
                    Request = table.Column<string>(type: "text", nullable: false),
                    Evaluation = table.Column<string>(type: "text", nullable: false),
                    Summary = table.Column<string>(type: "text", nullable: false),
                    Level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Provisional = table.Column<bool>(type: "boolean", nullable: false),
                    OnCorticosteroid = table.Column<bool>(type: "boolean", nullable: true),
                    Release = table.Column<string>(type: "text", nullable: false),
                    ReleaseSha256 = table.Column<string>(type: "text", nullable: false),
                    SiteFile = table.Column<string>(type: "text", nullable: false),
                    ProgramVersion = table.Column<string>(type: "text", nullable: false),
                    AuthorId = table.Column<string>(type: "text", nullable: false),
                    AuthorName = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmissionKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Measured_Albumin = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Alt = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Ast = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Calprotectin = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Cdai = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Crp = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Esr = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Haemoglobin = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Hbi = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Ldl = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Lymphocytes = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Mayo = table.Column<double>(type: "double precision", nullable: true),
                    Measured_Neutrophils = table.Column<double>(type: "double precision", nullable: true),
                    Measured_SesCd = table.Column<double>(type: "double precision", nullable: true),
                    Outcomes_CalprotectinNormal = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_CalprotectinNormalised = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_ClinicalRemission = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_ClinicalResponse = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_CrpNormal = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_CrpNormalised = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_EndoscopicRemission = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_EndoscopicResponseStudy = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_EndoscopicResponseTrials = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_EsrNormal = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_EsrNormalised = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_HbiRemission = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_HbiResponse = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_MucosalHealing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_UcRemission = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Outcomes_UcResponse = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Visits_Treatments_TreatmentId",
                        column: x => x.TreatmentId,
                        principalTable: "Treatments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_Code_OnsetOn",
                table: "AdverseEvents",
                columns: new[] { "Code", "OnsetOn" });

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_Corrects",
                table: "AdverseEvents",
                column: "Corrects");

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_PatientId",
                table: "AdverseEvents",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_SubmissionKey",
                table: "AdverseEvents",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AdverseEvents_TreatmentId_OnsetOn",
                table: "AdverseEvents",
                columns: new[] { "TreatmentId", "OnsetOn" });

            migrationBuilder.CreateIndex(
                name: "IX_TreatmentChanges_PatientId",
                table: "TreatmentChanges",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_TreatmentChanges_SubmissionKey",
                table: "TreatmentChanges",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TreatmentChanges_TreatmentId_On",
                table: "TreatmentChanges",
                columns: new[] { "TreatmentId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Treatments_AssessmentId",
                table: "Treatments",
                column: "AssessmentId");

            migrationBuilder.CreateIndex(
                name: "IX_Treatments_DecisionId",
                table: "Treatments",
                column: "DecisionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Treatments_Disease_Drug_StartedOn",
                table: "Treatments",
                columns: new[] { "Disease", "Drug", "StartedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Treatments_PatientId_StartedOn",
                table: "Treatments",
                columns: new[] { "PatientId", "StartedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Treatments_State_LastLevel",
                table: "Treatments",
                columns: new[] { "State", "LastLevel" });

            migrationBuilder.CreateIndex(
                name: "IX_Treatments_State_NextDueOn",
                table: "Treatments",
                columns: new[] { "State", "NextDueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Treatments_SubmissionKey",
                table: "Treatments",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisitDrafts_TreatmentId",
                table: "VisitDrafts",
                column: "TreatmentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Visits_Corrects",
                table: "Visits",
                column: "Corrects");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_PatientId",
                table: "Visits",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SubmissionKey",
                table: "Visits",
                column: "SubmissionKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Visits_TreatmentId_On",
                table: "Visits",
                columns: new[] { "TreatmentId", "On" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_Week",
                table: "Visits",
                column: "Week");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AdverseEvents");

            migrationBuilder.DropTable(
                name: "TreatmentChanges");

            migrationBuilder.DropTable(
                name: "VisitDrafts");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "Treatments");
        }
    }
}
