using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Association.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Sponsors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Sponsors",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreditCode = table.Column<string>(type: "character varying(18)", maxLength: 18, nullable: true),
                    ContactName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ContactEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Payer = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sponsors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sponsors_PayerProfiles_Payer",
                        column: x => x.Payer,
                        principalTable: "PayerProfiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SponsorAgreements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sponsor = table.Column<Guid>(type: "uuid", nullable: false),
                    Event = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Seats = table.Column<int>(type: "integer", nullable: true),
                    BudgetFen = table.Column<long>(type: "bigint", nullable: true),
                    SeatsUsed = table.Column<int>(type: "integer", nullable: false),
                    FenUsed = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    SignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SponsorAgreements", x => x.Id);
                    table.CheckConstraint("CK_SponsorAgreements_Used", "\"SeatsUsed\" >= 0 AND \"FenUsed\" >= 0 AND (\"Seats\" IS NULL OR \"SeatsUsed\" <= \"Seats\") AND (\"BudgetFen\" IS NULL OR \"FenUsed\" <= \"BudgetFen\")");
                    table.ForeignKey(
                        name: "FK_SponsorAgreements_Events_Event",
                        column: x => x.Event,
                        principalTable: "Events",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SponsorAgreements_Sponsors_Sponsor",
                        column: x => x.Sponsor,
                        principalTable: "Sponsors",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SponsorDraws",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    Registration = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<Guid>(type: "uuid", nullable: false),
                    Payment = table.Column<Guid>(type: "uuid", nullable: false),
                    DrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Settlement = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Returned_Amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SponsorDraws", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SponsorDraws_Orders_Order",
                        column: x => x.Order,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SponsorDraws_Payments_Payment",
                        column: x => x.Payment,
                        principalTable: "Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SponsorDraws_Registrations_Registration",
                        column: x => x.Registration,
                        principalTable: "Registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SponsorDraws_SponsorAgreements_Agreement",
                        column: x => x.Agreement,
                        principalTable: "SponsorAgreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SponsorScopes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Agreement = table.Column<Guid>(type: "uuid", nullable: false),
                    Unit = table.Column<Guid>(type: "uuid", nullable: true),
                    Category = table.Column<Guid>(type: "uuid", nullable: true),
                    Person = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SponsorScopes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SponsorScopes_People_Person",
                        column: x => x.Person,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SponsorScopes_SponsorAgreements_Agreement",
                        column: x => x.Agreement,
                        principalTable: "SponsorAgreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SponsorScopes_TicketCategories_Category",
                        column: x => x.Category,
                        principalTable: "TicketCategories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SponsorScopes_Units_Unit",
                        column: x => x.Unit,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SponsorAgreements_Event",
                table: "SponsorAgreements",
                column: "Event");

            migrationBuilder.CreateIndex(
                name: "IX_SponsorAgreements_Number",
                table: "SponsorAgreements",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SponsorAgreements_Sponsor",
                table: "SponsorAgreements",
                column: "Sponsor");

            migrationBuilder.CreateIndex(
                name: "IX_SponsorDraws_Agreement",
                table: "SponsorDraws",
                column: "Agreement");

            migrationBuilder.CreateIndex(
                name: "IX_SponsorDraws_Order",
                table: "SponsorDraws",
                column: "Order",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SponsorDraws_Payment",
                table: "SponsorDraws",
                column: "Payment",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SponsorDraws_Registration",
                table: "SponsorDraws",
                column: "Registration");

            migrationBuilder.CreateIndex(
                name: "IX_SponsorDraws_Settlement",
                table: "SponsorDraws",
                column: "Settlement");

            migrationBuilder.CreateIndex(
                name: "IX_Sponsors_Payer",
                table: "Sponsors",
                column: "Payer");

            migrationBuilder.CreateIndex(
                name: "IX_SponsorScopes_Agreement",
                table: "SponsorScopes",
                column: "Agreement");

            migrationBuilder.CreateIndex(
                name: "IX_SponsorScopes_Category",
                table: "SponsorScopes",
                column: "Category");

            migrationBuilder.CreateIndex(
                name: "IX_SponsorScopes_Person",
                table: "SponsorScopes",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_SponsorScopes_Unit",
                table: "SponsorScopes",
                column: "Unit");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SponsorDraws");

            migrationBuilder.DropTable(
                name: "SponsorScopes");

            migrationBuilder.DropTable(
                name: "SponsorAgreements");

            migrationBuilder.DropTable(
                name: "Sponsors");
        }
    }
}
